import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { CountList } from './CountList';
import type { ProposalCounts_hub$key } from './__generated__/ProposalCounts_hub.graphql';

/** What waits for the director's signature. */
export function ProposalCounts({ hub }: { hub: ProposalCounts_hub$key }) {
  const { t } = useTranslation();
  const { inboxCounters } = useFragment(
    graphql`
      fragment ProposalCounts_hub on OperatorHub {
        inboxCounters {
          oldestProposedAt
          byOutcome {
            outcome
            count
          }
        }
      }
    `,
    hub,
  );
  const { oldestProposedAt, byOutcome } = inboxCounters;
  return (
    <CountList title={t('office.inbox')} counts={byOutcome.map(({ outcome, count }) => ({ name: t(`outcome.${outcome}`), count }))} isDrawn>
      {oldestProposedAt && <p className="hub-muted">{t('office.oldestSince', { at: moment(oldestProposedAt) })}</p>}
    </CountList>
  );
}
