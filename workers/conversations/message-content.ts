import { channelById } from '../channels/channels'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import type { ChosenTemplate } from '../templates/template-message'
import { templateToSend } from '../templates/template-to-send'
import type { OutboundMessage, ReactionMessage, StoredFile } from '../whatsapp/outbound-message'
import { outboundProblem } from '../whatsapp/outbound-problem'
import type { NewMessage } from './message-body'
import { chosenWith, type Files, withFiles } from './message-files'
import { noSuchUpload, refusedContent } from './message-problem'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'

type Spoken = Exclude<OutboundMessage, ReactionMessage>

/** The files that uploads of this conversation brought; `undefined`: there is none of that name. */
export type FindFile = (uploadId: string) => Promise<StoredFile | undefined>

interface Place {
  env: Env
  tenant: TenantScope
  conversationId: string
  findFile: FindFile
}

/** What is to be said. Throws what the writer has to mend, while the words are still in the composer. */
export async function contentOf(place: Place, message: NewMessage): Promise<Spoken> {
  const content = await spoken(place, message)
  const problem = outboundProblem(content)
  if (problem) throw refusedContent(problem)
  return message.replyTo === undefined ? content : { ...content, replyTo: message.replyTo }
}

async function spoken(place: Place, { kind, text = '', preview, template, content }: NewMessage): Promise<Spoken> {
  const files = filesFrom(place.findFile)
  if (kind === 'template' && template) return fromTemplate(place, await chosenWith(template, files))
  if (kind === 'message' && content) return withFiles(content, files)
  return { type: 'text', text, ...(preview === undefined ? {} : { preview }) }
}

async function fromTemplate({ env, tenant, conversationId }: Place, chosen: ChosenTemplate): Promise<Spoken> {
  const { tenantId } = tenant
  const found = await remoteConversation(env, conversationId).view({ tenantId })
  if (!found.ok) throw problemOf(found)
  const channel = await channelById(env, tenantId, found.conversation.channelId)
  if (!channel) throw problemOf({ ok: false, reason: 'not_found' }, 'channel')
  return templateToSend(env, channel, chosen)
}

function filesFrom(findFile: FindFile): Files {
  return async (uploadId, field) => {
    const file = await findFile(uploadId)
    if (!file) throw noSuchUpload(field)
    return file
  }
}
