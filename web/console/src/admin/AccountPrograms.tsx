import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { useCurrentAccount } from './AccountContext';
import { ProgramTable } from './ProgramTable';
import type { AccountPrograms_account$key } from './__generated__/AccountPrograms_account.graphql';

export function AccountPrograms({ account: key }: { account: AccountPrograms_account$key }) {
  const { t } = useTranslation();
  const { onDone } = useCurrentAccount();
  const { programs } = useFragment(
    graphql`
      fragment AccountPrograms_account on Account {
        programs {
          id
          ...ProgramTable_program
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="programs">
      <h2 id="programs">{t('admin.programs')}</h2>
      {programs.length === 0 ? <p>{t('admin.noPrograms')}</p> : <ProgramTable labelledBy="programs" programs={programs} onDone={onDone} />}
    </section>
  );
}
