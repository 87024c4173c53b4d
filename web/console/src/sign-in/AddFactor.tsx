import { Callout, CalloutText, CalloutTitle } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

/** The session may do nothing but add a second factor, which the console does not do yet. */
export function AddFactor() {
  const { t } = useTranslation();
  return (
    <Callout color="warning">
      <CalloutTitle>{t('signIn.secondFactor')}</CalloutTitle>
      <CalloutText>
        {t('signIn.mustAdd')} {t('signIn.mustAddHint')}
      </CalloutText>
    </Callout>
  );
}
