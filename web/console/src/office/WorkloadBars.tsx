import { useTranslation } from 'react-i18next';

import { BarRows } from '../charts/BarRows';
import { Legend } from '../charts/Legend';
import { STAGES } from './stages';
import type { OperatorLoad } from './WorkloadTable';

interface Props {
  workload: readonly OperatorLoad[];
  labelledBy: string;
}

/** What each has in hand, as a bar in its stages; the table below says the same, and more. */
export function WorkloadBars({ workload, labelledBy }: Props) {
  const { t } = useTranslation();
  return (
    <div aria-hidden="true">
      <Legend names={STAGES.map((stage) => t(`office.stages.${stage}`))} />
      <BarRows rows={workload.map((one) => ({ name: one.operator.name, parts: STAGES.map((stage) => one[stage]) }))} labelledBy={labelledBy} />
    </div>
  );
}
