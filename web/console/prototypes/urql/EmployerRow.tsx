import { type FragmentType, graphql, readFragment } from './gql';

const EMPLOYER_ROW = graphql(`
  fragment EmployerRow on Employer {
    name
    taxCode
    counters {
      openApplications
      blockingAlerts
      warningAlerts
    }
  }
`);

export function EmployerRow({ employer }: { employer: FragmentType<typeof EMPLOYER_ROW> }) {
  const { name, taxCode, counters } = readFragment(EMPLOYER_ROW, employer);
  return (
    <>
      <b>{name}</b> {taxCode} {counters.openApplications} / {counters.blockingAlerts} / {counters.warningAlerts}
    </>
  );
}
