import { useCurrentDraft } from '../DraftContext';
import type { ReportValue } from '../values';

type Answer = NonNullable<ReportValue['answers']>[number];

/** The composed report of the draft, part by part. */
export function useReport() {
  const { values, set, errorAt } = useCurrentDraft();
  const report: ReportValue = values.report ?? { answers: [], weatherDays: [] };
  const answers = report.answers ?? [];
  return {
    report,
    errorAt: (...path: string[]) => errorAt('report', ...path),
    put: (part: Partial<ReportValue>) => set({ report: { ...report, ...part } }),
    answerTo: (field: string) => answers.find((answer) => answer.field === field)?.value,
    answer: (field: string, value: Answer['value'] | null) => {
      const others = answers.filter((answer) => answer.field !== field);
      set({ report: { ...report, answers: value ? [...others, { field, value }] : others } });
    },
  };
}
