/** Endings of the files that can be read as articles. */
export const ENDINGS = ['.txt', '.md', '.markdown', '.html', '.htm'];

/** More than any article, and little enough to read at once. */
const LARGEST_BYTES = 4 * 1024 ** 2;

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
    return `“${file.name}” is too large for an article; at most 4 MB can be read.`;
  return session.addArticle(file.name, await file.text());
}
