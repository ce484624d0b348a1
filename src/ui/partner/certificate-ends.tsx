import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';

/** The certificate at the partner's address ends soon, or has ended: said by the checks of the node. */
export function CertificateEnds({ code }: { code: string }) {
  const { may } = useSession();
  const { data } = useRead('/node/checks', { when: may('readAudit'), freshMs: 60_000 });
  const found = data?.items.find(
    (each) => each.check === 'partnerCertificates' && each.state !== 'well' && each.facts['code'] === code,
  );
  if (!found) return null;
  return (
    <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={found.title}>
      <p>{found.text}</p>
      <p>{found.remedy}</p>
    </Alert>
  );
}
