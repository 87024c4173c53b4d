import { useTranslation } from 'react-i18next';

import { Foot } from '../frame/Foot';
import { Head } from '../frame/Head';
import { Title } from '../parts/Title';
import { SignInWays } from './SignInWays';

/** Stands in place of any page until somebody is signed in: the address stays, and is gone on with. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <>
      <Head />
      <main id="content" className="container hub-main hub-sign-in">
        <Title>{t('signIn.title')}</Title>
        <SignInWays />
      </main>
      <Foot />
    </>
  );
}
