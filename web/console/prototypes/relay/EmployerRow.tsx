import { graphql, useFragment } from 'react-relay/hooks';
import type { EmployerRow_employer$key } from './__generated__/EmployerRow_employer.graphql';

export function EmployerRow({ employer }: { employer: EmployerRow_employer$key }) {
  const { name, taxCode, counters } = useFragment(
    graphql`
      fragment EmployerRow_employer on Employer {
        name
        taxCode
        counters {
          openApplications
          blockingAlerts
          warningAlerts
        }
      }
    `,
    employer,
  );
  return (
    <>
      <b>{name}</b> {taxCode} {counters.openApplications} / {counters.blockingAlerts} / {counters.warningAlerts}
    </>
  );
}
