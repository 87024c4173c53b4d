export default function ApplicationPage({ id }: { id: string }) {
  return <p>{id}</p>;
}
