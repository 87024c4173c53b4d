/** What a browser shows without running anything of it; nothing else is made a page of this origin. */
const DISPLAYABLE = ['application/pdf', 'image/png', 'image/jpeg'];

export interface OpenDocument {
  fileName: string;
  mediaType: string;
  downloadUrl: string;
}

export function isDisplayable(mediaType: string): boolean {
  return DISPLAYABLE.includes(mediaType);
}
