/** A page that says what it is. */
export function page(title, content) {
  return `<!doctype html>
<html lang="it">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<h1>${title}</h1>
<p><strong>Identità dimostrative su dati dimostrativi: non è SPID né CIE, e nessuno viene identificato.</strong></p>
<p lang="en"><strong>Demo identities on demo data: this is neither SPID nor CIE, and nobody is identified.</strong></p>
${content}
</html>
`;
}
