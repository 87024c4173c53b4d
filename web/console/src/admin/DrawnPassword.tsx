import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

interface Props {
  password: string;
  onKept: () => void;
}

export function DrawnPassword({ password, onKept }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <span className="hub-code hub-secret">{password}</span>
      </p>
      <p>{t('admin.drawnHint')}</p>
      <Button color="primary" size="sm" onClick={onKept}>
        {t('admin.kept')}
      </Button>
    </>
  );
}
