import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { day, moment } from '../i18n/format';
import { AnswerForm } from './AnswerForm';
import type { InterlocutionCard_interlocution$key } from './__generated__/InterlocutionCard_interlocution.graphql';

export function InterlocutionCard({ interlocution: key }: { interlocution: InterlocutionCard_interlocution$key }) {
  const { t } = useTranslation();
  const { id, kind, status, text, items, openedBy, openedAt, dueOn, answers, application } = useFragment(
    graphql`
      fragment InterlocutionCard_interlocution on Interlocution {
        id
        application {
          id
          viewerCan {
            answerInterlocution
          }
        }
        kind
        status
        text
        items
        openedBy {
          name
        }
        openedAt
        dueOn
        answers {
          answeredBy {
            name
          }
          at
          late
          text
          documents {
            id
            fileName
            downloadUrl
          }
        }
      }
    `,
    key,
  );
  const isOpen = status === 'OPEN' || status === 'DELIVERED';
  return (
    <article className="hub-interlocution">
      <h3>
        {t(`interlocutionKind.${kind}`)}{' '}
        <span className="hub-tag" data-tone={isOpen ? 'waiting' : 'busy'}>
          {t(`interlocutionStatus.${status}`)}
        </span>
      </h3>
      <p className="hub-muted">{t('application.openedBy', { who: openedBy.name, at: moment(openedAt) })}</p>
      <p>{text}</p>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {isOpen && dueOn && <p className="hub-due">{t('application.dueOn', { date: day(dueOn) })}</p>}
      {isOpen && application?.viewerCan.answerInterlocution && <AnswerForm id={id} />}
      {answers.map(({ answeredBy, at, late, text: answer, documents }) => (
        <blockquote key={at}>
          <p className="hub-muted">
            {t('application.answeredBy', { who: answeredBy.name, at: moment(at) })} {late && `(${t('application.late')})`}
          </p>
          <p>{answer}</p>
          {documents.map(({ id, fileName, downloadUrl }) => (
            <p key={id}>{downloadUrl ? <a href={downloadUrl}>{fileName}</a> : fileName}</p>
          ))}
        </blockquote>
      ))}
    </article>
  );
}
