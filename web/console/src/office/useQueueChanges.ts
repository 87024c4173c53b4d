import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { ConnectionHandler, type RecordProxy, type RecordSourceProxy } from 'relay-runtime';

import { useChanges } from '../hub/useChanges';
import { useReload } from '../hub/useReload';
import type { useQueueChangesQuery } from './__generated__/useQueueChangesQuery.graphql';
import type { useQueueChangesSubscription } from './__generated__/useQueueChangesSubscription.graphql';

/** What stands beside the list, which itself stays as it is while something changes. */
const BESIDE = graphql`
  query useQueueChangesQuery {
    viewer {
      operatorHub {
        ...OfficeCounters_hub
        ...Workload_hub
      }
    }
  }
`;

/** Follows the office; gives the applications that have changed since the list was loaded. */
export function useQueueChanges(queue: string | undefined, hasNext: boolean, reload: () => void): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const reloadBeside = useReload<useQueueChangesQuery>(BESIDE, {});
  useChanges<useQueueChangesSubscription>(
    graphql`
      subscription useQueueChangesSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED, ALERTS_CHANGED, PROPOSAL_CHANGED]) {
          cursor
          application {
            id
            version
            status
            ...QueueRow_application
          }
        }
      }
    `,
    {},
    {
      updater: (store, event) => {
        // What comes after a page that is not loaded yet comes with that page.
        const changed = event?.changes.application;
        const application = changed?.status === 'PROTOCOLLED' ? store.get(changed.id) : null;
        if (queue && application && !hasNext) append(store, queue, application);
      },
      onChange: ({ application }) => {
        if (application) setChanged((before) => new Set([...before, application.id]));
        reloadBeside();
      },
      reload: () => {
        setChanged(new Set());
        reload();
      },
    },
  );
  return changed;
}

/** The oldest come first, so what is new is last. */
function append(store: RecordSourceProxy, queue: string, application: RecordProxy): void {
  const connection = store.get(queue);
  if (!connection) return;
  const edges = connection.getLinkedRecords('edges') ?? [];
  if (edges.some((edge) => edge?.getLinkedRecord('node')?.getDataID() === application.getDataID())) return;
  ConnectionHandler.insertEdgeAfter(connection, ConnectionHandler.createEdge(store, connection, application, 'ApplicationEdge'));
}
