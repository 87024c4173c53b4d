import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from './Icon';
import { type ListName, fileAddress } from './fileAddress';

interface Props {
  list: ListName;
  /** The arguments with which the graph gives the list that is shown. */
  variables?: object;
}

/** A list as a file, to take home. */
export function ListFiles({ list, variables = {} }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="hub-files">
      <Icon name="download" /> <span id={id}>{t('frame.download')}</span>{' '}
      <a id={`${id}-csv`} href={fileAddress(list, 'csv', variables)} download aria-labelledby={`${id} ${id}-csv`}>
        CSV
      </a>{' '}
      <a id={`${id}-xlsx`} href={fileAddress(list, 'xlsx', variables)} download aria-labelledby={`${id} ${id}-xlsx`}>
        Excel (XLSX)
      </a>
    </p>
  );
}
