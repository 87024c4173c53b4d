interface Props {
  label: string;
  value: number;
  most: number;
}

/** How much of something is used. */
export function Gauge({ label, value, most }: Props) {
  return (
    <div role="meter" className="hub-gauge" aria-label={label} aria-valuenow={value} aria-valuemin={0} aria-valuemax={most}>
      <div style={{ inlineSize: `${(Math.min(value, most) / most) * 100}%` }} />
    </div>
  );
}
