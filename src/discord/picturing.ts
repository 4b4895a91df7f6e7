import { ComponentType, type APIMediaGalleryComponent } from 'discord.js';
import type { OpenArticle } from '../answers/index.ts';
import { UserError } from '../errors.ts';
import { quoteAltText, quotePicture, voicesAltText, voicesPicture } from '../pictures/index.ts';
import { readVoices, type Attribution } from '../quotes/index.ts';
import { quotePictureCard, voicesCard } from './cards/pictures.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/**
 * A quotation as a picture to share, with the same facts as text.
 *
 * @param isPrivate - whether only the one who asked sees it: then it can be shown to everyone afterwards
 */
export async function quotePictureReply(
  { painter }: Services,
  { article }: OpenArticle,
  attribution: Attribution,
  isPrivate: boolean,
): Promise<Reply> {
  const picture = quotePicture(article, attribution);
  const name = `${article.id}-${attribution.passage}.png`;
  const description = quoteAltText(picture);
  const data = await painter.draw({ kind: 'quote', picture });
  return {
    components: [quotePictureCard(article, attribution, gallery(name, description), isPrivate)],
    files: [{ name, data, description }],
    private: isPrivate,
  };
}

/**
 * Who gets to speak in an article, as a picture and as text.
 *
 * @param isPrivate - as for `quotePictureReply`
 */
export async function voicesReply(
  { painter }: Services,
  { article, quotes }: OpenArticle,
  isPrivate: boolean,
): Promise<Reply> {
  const voices = readVoices(article, quotes);
  if (voices.voices.length === 0) throw new UserError(`Nobody is quoted in “${article.title}”.`);
  const picture = voicesPicture(article, voices);
  const name = `${article.id}-voices.png`;
  const description = voicesAltText(picture);
  const data = await painter.draw({ kind: 'voices', picture });
  return {
    components: [voicesCard(article, picture, gallery(name, description), isPrivate)],
    files: [{ name, data, description }],
    private: isPrivate,
  };
}

function gallery(name: string, description: string): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description }],
  };
}
