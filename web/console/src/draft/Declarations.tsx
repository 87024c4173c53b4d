import { useTranslation } from 'react-i18next';

import { Tick } from '../parts/Tick';

const NAMES = ['dataAreTrue', 'knowsConsequences', 'isTransitory'] as const;

type Declared = Record<(typeof NAMES)[number], boolean>;

export const NOTHING_DECLARED: Declared = { dataAreTrue: false, knowsConsequences: false, isTransitory: false };

export function isDeclared(declared: Declared): boolean {
  return NAMES.every((name) => declared[name]);
}

interface Props {
  declared: Declared;
  onChange: (declared: Declared) => void;
}

/** What an applicant answers for, one by one. */
export function Declarations({ declared, onChange }: Props) {
  const { t } = useTranslation();
  return NAMES.map((name) => (
    <Tick key={name} label={t(`draft.declaration.${name}`)} isOn={declared[name]} onChange={(isOn) => onChange({ ...declared, [name]: isOn })} />
  ));
}
