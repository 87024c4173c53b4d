import { useTranslation } from 'react-i18next';

import { moment } from '../i18n/format';
import type { WebhookState } from './webhook';

export function WebhookStatus({ state }: { state: WebhookState }) {
  const { t } = useTranslation();
  if (!('failure' in state)) return <p>{t(`admin.webhookState.${state.name}`)}</p>;
  const { name, at, failure, httpStatus } = state;
  const why = t(`admin.webhookFailure.${failure}`, { status: httpStatus ?? '' });
  return <p className="hub-finding">{t(`admin.webhookState.${name}`, { at: moment(at), why })}</p>;
}
