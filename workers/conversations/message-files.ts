import type { ChosenParts } from '../templates/template-fill'
import type { ChosenTemplate } from '../templates/template-message'
import type { OutboundMessage, ReactionMessage, StoredFile } from '../whatsapp/outbound-message'
import type { ChosenTemplateBody, MessageContent } from './message-body'

type Sendable = Exclude<OutboundMessage, ReactionMessage>

/** Answers only files that are there. */
export type Files = (uploadId: string, field: string) => Promise<StoredFile>

/** The same with its files instead of the uploads they came with. */
export async function withFiles(content: MessageContent, files: Files): Promise<Sendable> {
  switch (content.type) {
    case 'location':
    case 'contacts':
      return content
    case 'interactive': {
      const { header, ...rest } = content
      if (!header) return rest
      if (header.type === 'text') return { ...rest, header }
      return { ...rest, header: { type: header.type, file: await files(header.upload, 'header') } }
    }
    default: {
      const { upload, ...rest } = content
      return { ...rest, file: await files(upload, 'upload') }
    }
  }
}

export async function chosenWith({ cards, ...template }: ChosenTemplateBody, files: Files): Promise<ChosenTemplate> {
  const parts = await Promise.all((cards ?? []).map((card) => partsWith(card, files)))
  return { ...template, ...(await partsWith(template, files)), ...(cards ? { cards: parts } : {}) }
}

async function partsWith(
  { header, body, buttons }: Pick<ChosenTemplateBody, 'header' | 'body' | 'buttons'>,
  files: Files,
): Promise<ChosenParts> {
  const { upload, ...rest } = header ?? {}
  const file = upload === undefined ? {} : { file: await files(upload, 'header') }
  return { body, ...(buttons ? { buttons } : {}), ...(header ? { header: { ...rest, ...file } } : {}) }
}
