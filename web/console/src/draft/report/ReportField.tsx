import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { DecimalField } from '../../parts/DecimalField';
import { Field } from '../../parts/Field';
import { TextArea } from '../../parts/TextArea';
import { useReport } from './useReport';
import type { ReportField_field$key } from './__generated__/ReportField_field.graphql';

/** One question of the report, by the kind of its answer. */
export function ReportField({ field: key }: { field: ReportField_field$key }) {
  const { t } = useTranslation();
  const { answerTo, answer, errorAt } = useReport();
  const { name, kind, required, label, help } = useFragment(
    graphql`
      fragment ReportField_field on ReportField {
        name
        kind
        required
        label {
          text
        }
        help {
          text
        }
      }
    `,
    key,
  );
  const value = answerTo(name);
  const common = { label: required ? label.text : t('draft.optional', { label: label.text }), hint: help.text, error: errorAt('answers', name) };
  switch (kind) {
    case 'TEXT':
      return <TextArea {...common} value={value?.text ?? ''} onChange={(text) => answer(name, text ? { text } : null)} />;
    case 'LIST':
      return (
        <TextArea
          {...common}
          hint={`${help.text} ${t('draft.oneEachLine')}`}
          value={value?.lines?.join('\n') ?? ''}
          onChange={(text) => answer(name, text ? { lines: text.split('\n') } : null)}
        />
      );
    case 'DATE':
      return (
        <Field {...common} type="date" value={value?.date ?? ''} onChange={({ target }) => answer(name, target.value ? { date: target.value } : null)} />
      );
    case 'NUMBER':
      return <DecimalField {...common} value={value?.number} onChange={(number) => answer(name, number ? { number } : null)} />;
    case 'ATTACHMENT':
      return (
        <p>
          {common.label}. <span className="hub-muted">{t('draft.attachLater')}</span>
        </p>
      );
  }
}
