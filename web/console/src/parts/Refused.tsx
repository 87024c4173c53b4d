/** Why something was not done; read out as soon as it is there. */
export function Refused({ text }: { text: string | undefined }) {
  return (
    <p role="alert" className="hub-refused">
      {text}
    </p>
  );
}
