import { type MessageKey, t, tag } from '../i18n'
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

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONEY = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/

/** A day and an amount of money as people here write them; anything else as it was said. */
export function factWords(value: string): string {
  if (DAY.test(value) && !Number.isNaN(Date.parse(value)))
    return new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(value))
  const [, currency, amount] = MONEY.exec(value) ?? []
  if (currency === undefined || amount === undefined) return value
  const style = { style: 'currency', currency, maximumFractionDigits: amount.includes('.') ? 2 : 0 } as const
  return new Intl.NumberFormat(tag(), style).format(Number(amount))
}
