export default function ApplicationListPage() {
  return null;
}
