import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { range } from '../i18n/format';
import type { useSummary_application$key } from './__generated__/useSummary_application.graphql';

/** What an application is about, in one line: cause, unit, period. */
export function useSummary(key: useSummary_application$key | null): string {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment useSummary_application on Application {
        benefit
        cause
        period {
          from
          to
        }
        unit {
          id
          name
        }
      }
    `,
    key,
  );
  if (!application) return '';
  const { benefit, cause, period, unit } = application;
  return [cause ? t(`cause.${cause}`) : t(`benefit.${benefit}`), unit?.name, period && range(period)].filter(Boolean).join(' · ');
}
