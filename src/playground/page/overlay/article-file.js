/** Endings of the files that can be read as articles. */
export const ENDINGS = ['.txt', '.md', '.markdown', '.html', '.htm', '.xhtml'];

/** The bot reads no more of an article. */
const LARGEST_BYTES = 2_000_000;

/**
 * @param {import('../core/session.js').Session} session
 * @param {File} file
 * @returns {Promise<string | null>} why it could not be added
 */
export async function takeFile(session, file) {
  if (!ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return `“${file.name}” is not a text, Markdown or HTML file. Its name should end in ${ENDINGS.join(', ')}.`;
  }
  if (file.size > LARGEST_BYTES)
    return `“${file.name}” is too large for an article; at most 2 MB can be read.`;
  return session.addArticle(file.name, await file.text());
}
