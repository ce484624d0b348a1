/** The HTML part of a mail: one column of 600 px, colours on the cells, no pictures needed, and one where the library has a logo. */
import { type LetterContent, type LetterRun, type Part, plain } from './content.js';
import { contentId, type LetterLogo } from './logo.js';

const ink = '#1A1D26';
const quiet = '#4B5263';
const line = '#DCE0E8';
const accent = '#364FC7';
const font = 'font-family:Arial,Helvetica,sans-serif';

/** The whole document, with its language and its first sentence as the preview. */
export function html({ language, subject, heading, sender, logo, parts, signature, footer }: LetterContent): string {
  const first = parts.find((part) => part.kind === 'paragraph' && plain(part.runs).length > 30);
  const preview = first?.kind === 'paragraph' ? plain(first.runs) : heading;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(subject)}</title>
</head>
<body lang="${language}" style="margin:0;padding:0;background:#F1F2F6">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#F1F2F6"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#FFFFFF" style="width:100%;max-width:600px;background:#FFFFFF;border:1px solid ${line}">
<tr><td style="padding:20px 32px;border-bottom:1px solid ${line};${font};font-size:16px;line-height:24px;font-weight:bold;color:${ink}">${logo ? logoHtml(logo) : ''}${escaped(sender)}</td></tr>
<tr><td style="padding:24px 32px 8px;${font};font-size:16px;line-height:25px;color:${ink}">
<h1 style="margin:0 0 16px;${font};font-size:24px;line-height:30px;font-weight:bold;color:${ink}">${escaped(heading)}</h1>
${parts.map(partHtml).join('\n')}
<p style="margin:0 0 24px">${signature.map(escaped).join('<br>')}</p>
</td></tr>
<tr><td bgcolor="#F8F9FB" style="padding:16px 32px;border-top:1px solid ${line};background:#F8F9FB;${font};font-size:13px;line-height:19px;color:${quiet}">${footer.map(escaped).join('<br>')}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

/** Where pictures are not shown, the name of the library stands in its place. */
const logoHtml = ({ id, name, width, height }: LetterLogo): string =>
  `<img src="cid:${contentId(id)}" alt="${escaped(name)}" width="${width}" height="${height}" style="display:block;border:0;margin:0 0 12px;max-width:100%;height:auto">`;

function partHtml(part: Part): string {
  if (part.kind === 'paragraph') return `<p style="margin:0 0 16px">${runsHtml(part.runs)}</p>`;
  if (part.kind === 'quote')
    return `<blockquote style="margin:0 0 16px;padding:12px 16px;border-left:4px solid ${accent};background:#F2F5FD">${part.lines
      .map((each) => `<p style="margin:0">${runsHtml(each)}</p>`)
      .join('')}</blockquote>`;
  if (part.kind === 'list')
    return `<ul style="margin:0 0 16px;padding:0 0 0 20px">${part.items
      .map((each) => `<li style="margin:0 0 4px">${runsHtml(each)}</li>`)
      .join('')}</ul>`;
  if (part.kind === 'link')
    return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td bgcolor="${accent}" style="background:${accent};border-radius:6px"><a href="${escaped(part.url)}" style="display:inline-block;padding:12px 22px;${font};font-size:16px;line-height:24px;font-weight:bold;color:#FFFFFF;text-decoration:none">${escaped(part.label)}</a></td></tr></table>`;
  const cell = `padding:10px 12px 10px 0;border-top:1px solid ${line};${font};font-size:15px;line-height:22px;vertical-align:top;text-align:left`;
  const rows = part.rows.map(
    ({ label, runs }) =>
      `<tr><th scope="row" width="30%" style="${cell};font-weight:normal;color:${quiet}">${escaped(label)}</th><td style="${cell};font-weight:bold;color:${ink}">${runsHtml(runs)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;margin:0 0 20px;border-collapse:collapse;border-bottom:1px solid ${line}">${rows.join('')}</table>`;
}

const runsHtml = (runs: readonly LetterRun[]): string =>
  runs
    .map(({ text, bold, italic }) => {
      const said = escaped(text);
      return bold ? `<strong>${said}</strong>` : italic ? `<em>${said}</em>` : said;
    })
    .join('');

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
