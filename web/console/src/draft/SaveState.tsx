import { useTranslation } from 'react-i18next';

import { useCurrentDraft } from './DraftContext';

/** Whether what is typed is saved; read out when it changes. */
export function SaveState() {
  const { t } = useTranslation();
  const { state, refusal } = useCurrentDraft();
  return (
    <p role="status" className="hub-save" data-state={state}>
      {t(`draft.state.${state}`)} {state === 'refused' && refusal}
    </p>
  );
}
