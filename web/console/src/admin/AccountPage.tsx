import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { AccountDetails } from './AccountDetails';
import type { AccountPageQuery } from './__generated__/AccountPageQuery.graphql';

const QUERY = graphql`
  query AccountPageQuery($id: ID!) {
    viewer {
      account {
        id
      }
      adminHub {
        account(id: $id) {
          id
          ...AccountDetails_account
        }
      }
    }
  }
`;

/** What a person may do, and what acts for them at this moment. */
export default function AccountPage({ id }: { id: string }) {
  const environment = useRelayEnvironment();
  const { viewer } = useLazyLoadQuery<AccountPageQuery>(QUERY, { id }, { fetchPolicy: 'store-and-network' });
  const account = viewer?.adminHub?.account;
  if (!account) return <NotFound />;
  const reload = () => fetchQuery<AccountPageQuery>(environment, QUERY, { id }).toPromise();
  return <AccountDetails account={account} isOwn={viewer.account.id === account.id} reload={reload} />;
}
