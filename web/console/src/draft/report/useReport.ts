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
    put: (part: Partial<ReportValue>) => set({ report: orNone({ ...report, ...part }) }),
    answerTo: (field: string) => answers.find((answer) => answer.field === field)?.value,
    answer: (field: string, value: Answer['value'] | null) => {
      const others = answers.filter((answer) => answer.field !== field);
      set({ report: orNone({ ...report, answers: value ? [...others, { field, value }] : others }) });
    },
  };
}

/** A report without a word is none: an attached one then stands for it. */
function orNone(report: ReportValue): ReportValue | null {
  const isEmpty = !report.answers?.length && !report.weatherDays?.length && !report.indicators?.rows.length;
  return isEmpty ? null : report;
}
