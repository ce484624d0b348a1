import { expect } from 'chai';
import { mergeMetrics } from '../../src/hosting/admin.js';

describe('the metrics of a host', () => {
  it('are those of each library with its name, each family once', () => {
    const one = '# HELP a_total How many.\n# TYPE a_total counter\na_total{kind="request"} 3\na_total 4\n';
    const two =
      '# HELP b How long.\n# TYPE b histogram\nb_bucket{le="+Inf"} 1\nb_sum 0.5\n# HELP a_total How many.\n# TYPE a_total counter\na_total{kind="a } b"} 5\n';
    expect(
      mergeMetrics([
        ['sault', one],
        ['fanshawe', two],
      ]),
    ).to.equal(
      `${[
        '# HELP a_total How many.',
        '# TYPE a_total counter',
        'a_total{library="sault",kind="request"} 3',
        'a_total{library="sault"} 4',
        'a_total{library="fanshawe",kind="a } b"} 5',
        '# HELP b How long.',
        '# TYPE b histogram',
        'b_bucket{library="fanshawe",le="+Inf"} 1',
        'b_sum{library="fanshawe"} 0.5',
      ].join('\n')}\n`,
    );
  });

  it('are no text at all where nobody has any', () => {
    expect(mergeMetrics([['sault', '']])).to.equal('');
  });
});
