interface Props {
  label: string;
  value: number;
  most: number;
}

/** How much of something is used: nothing of nothing, and not more than all. */
export function Gauge({ label, value, most }: Props) {
  const share = value > 0 ? Math.min(value / most, 1) : 0;
  return (
    <div role="meter" className="hub-gauge" aria-label={label} aria-valuenow={Math.min(value, most)} aria-valuemin={0} aria-valuemax={most}>
      <div style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
