import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { DocumentList } from '../application/DocumentList';
import { Facts } from '../application/Facts';
import type { PreviewQuery } from './__generated__/PreviewQuery.graphql';

interface Props {
  id: string;
  /** What was saved since is read again. */
  version: number;
}

/** What would be sent, as the office would see it. */
export function Preview({ id, version }: Props) {
  const { application } = useLazyLoadQuery<PreviewQuery>(
    graphql`
      query PreviewQuery($id: ID!) {
        application(id: $id) {
          id
          ...Facts_application
          ...DocumentList_application
        }
      }
    `,
    { id },
    { fetchKey: version, fetchPolicy: 'store-and-network' },
  );
  if (!application) return null;
  return (
    <>
      <Facts application={application} />
      <DocumentList application={application} />
    </>
  );
}
