import { Alert, Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { HubFailure } from '../hub/failure';

interface Props {
  failure: unknown;
  onRetry?: () => void;
}

/** What the hub said in place of an answer. */
export function Failed({ failure, onRetry }: Props) {
  const { t } = useTranslation();
  const { message, fault } = failure instanceof HubFailure ? failure : { message: '', fault: undefined };
  return (
    <Alert color="danger">
      <p>{message || t('frame.failed')}</p>
      {fault && <p>{t('frame.fault', { fault })}</p>}
      {onRetry && (
        <Button color="primary" outline size="sm" onClick={onRetry}>
          {t('frame.tryAgain')}
        </Button>
      )}
    </Alert>
  );
}
