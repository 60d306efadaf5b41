import { type MessageKey, t } from '../i18n'
import type { Lead, Stage, Stages } from './server'

const OURS: Readonly<Record<string, MessageKey>> = {
  new: 'leads.stageNew',
  qualified: 'leads.stageQualified',
  offer: 'leads.stageOffer',
  won: 'leads.stageWon',
  lost: 'leads.stageLost',
}

/** Stages that the tenant did not name itself have our names, in the language of the interface. */
export function stageName({ own }: Pick<Stages, 'own'>, { id, label }: Pick<Stage, 'id' | 'label'>): string {
  const key = own ? undefined : OURS[id]
  return key ? t(key) : label
}

export function stageNamed(stages: Stages, id: string): string {
  const stage = stages.stages.find((one) => one.id === id)
  return stage ? stageName(stages, stage) : id
}

export function leadName({ name }: Pick<Lead, 'name'>): string {
  return name ?? t('leads.noName')
}
