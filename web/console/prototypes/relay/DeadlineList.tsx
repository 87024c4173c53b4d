import { graphql, useFragment } from 'react-relay/hooks';
import type { DeadlineList_hub$key } from './__generated__/DeadlineList_hub.graphql';

export function DeadlineList({ hub }: { hub: DeadlineList_hub$key }) {
  const { deadlines } = useFragment(
    graphql`
      fragment DeadlineList_hub on IntermediaryHub {
        deadlines(first: 10) {
          nodes {
            kind
            date
            daysLeft
            application {
              id
              employer {
                id
                name
              }
            }
          }
        }
      }
    `,
    hub,
  );
  return (
    <ol>
      {deadlines.nodes.map(({ kind, date, daysLeft, application }, at) => (
        <li key={at}>
          {date} ({daysLeft}) {kind} {application?.employer?.name}
        </li>
      ))}
    </ol>
  );
}
