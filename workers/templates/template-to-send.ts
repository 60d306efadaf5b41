import type { Channel } from '../channels/channel'
import type { Env } from '../env'
import type { TemplateMessage } from '../whatsapp/outbound-message'
import { type ChosenTemplate, composeTemplate } from './template-message'
import { unknownTemplate } from './template-refusals'
import { templatesOf } from './templates'

/** One of the number's templates, filled. Throws a 422 that says what is missing or why it cannot be sent. */
export async function templateToSend(env: Env, channel: Channel, chosen: ChosenTemplate): Promise<TemplateMessage> {
  const { templates } = await templatesOf(env, channel)
  const template = templates.find(({ name, language }) => name === chosen.name && language === chosen.language)
  if (!template) throw unknownTemplate()
  return composeTemplate(template, chosen, Date.now())
}
