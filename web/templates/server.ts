import type { TemplateDraft } from '../../workers/templates/draft'
import { api, ok } from '../api'

interface Named {
  name: string
  language: string
}

const { templates } = api.channels[':channelId']
const one = templates[':name'][':language']
const named = (channelId: string, { name, language }: Named) => ({ param: { channelId, name, language } })

export const templateServer = {
  list: (channelId: string, fresh: boolean) =>
    ok(templates.$get({ param: { channelId }, query: fresh ? { fresh: 'true' } : {} })),
  create: (channelId: string, draft: TemplateDraft) => ok(templates.$post({ param: { channelId }, json: draft })),
  edit: (channelId: string, template: Named, draft: TemplateDraft) =>
    ok(one.$put({ ...named(channelId, template), json: draft })),
  fallbacks: (channelId: string, template: Named, fallbacks: Record<string, string>) =>
    ok(one.fallbacks.$put({ ...named(channelId, template), json: { fallbacks } })),
  unpause: (channelId: string, template: Named) => ok(one.unpause.$post(named(channelId, template))),
  /** Without a language: all of the name. */
  remove: (channelId: string, name: string, language?: string) =>
    language === undefined
      ? ok(templates[':name'].$delete({ param: { channelId, name } }))
      : ok(one.$delete(named(channelId, { name, language }))),
  sample: (channelId: string, file: File) =>
    ok(templates.samples.$post({ param: { channelId }, query: { filename: file.name } }, { init: { body: file } })),
}

export type TemplateList = Awaited<ReturnType<typeof templateServer.list>>
export type TemplateShown = TemplateList['templates'][number]
