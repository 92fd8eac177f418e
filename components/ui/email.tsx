/** An email that breaks before its @ where it has to, and anywhere only where that is not enough. */
export function Email({ children: email }: { children: string }) {
  const at = email.lastIndexOf("@");
  return (
    <span className="wrap-anywhere">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
}
