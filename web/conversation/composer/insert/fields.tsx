import { Plus, X } from 'lucide-preact'
import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { codePoints } from '../../../../workers/whatsapp/outbound-limits'
import { type MessageKey, t } from '../../../i18n'
import { Button } from '../../../ui/button'
import { TextArea, TextField } from '../../../ui/field'
import type { Problem } from './check'

/** What is wrong with the form around a field. */
export const Problems = createContext<readonly Problem[]>([])

export interface FormProps<Fields> {
  fields: Fields
  set: (changes: Partial<Fields>) => void
}

interface Props {
  path: string
  label: MessageKey
  /** Of several of the same name: which one. */
  n?: number
  value: string
  /** Characters; left out where things are counted instead. */
  most?: number
  onChange: (value: string) => void
  area?: boolean
  help?: MessageKey
  placeholder?: string
}

const SENTENCES = {
  same: 'insert.same',
  link: 'insert.noLink',
  latitude: 'insert.noLatitude',
  longitude: 'insert.noLongitude',
  phone: 'insert.noPhone',
} as const satisfies Partial<Record<Problem['why'], MessageKey>>

/** A field that counts as one types. What cannot be right yet is said once it was left; too long at once. */
export function Words({ path, label, n, value, most, onChange, area = false, help, placeholder }: Props) {
  const [left, setLeft] = useState(false)
  const problem = useContext(Problems).find((one) => one.path === path)
  const length = codePoints(value.trim())
  const name = nameOf(label, n)
  const props = {
    label: name,
    value,
    aside: most && (
      <span class="insert-count numbers" dir="ltr">
        {t('insert.count', { n: length, most })}
      </span>
    ),
    error: problem ? sentenceOf(problem, left) : undefined,
    help: help ? t(help) : undefined,
    ...(placeholder ? { placeholder } : {}),
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  return (
    <div class="insert-field" onFocusOut={() => setLeft(true)}>
      {area ? <TextArea {...props} rows={2} /> : <TextField {...props} />}
    </div>
  )
}

export function nameOf(label: MessageKey, n: number | undefined): string {
  return n === undefined ? t(label) : t('insert.numbered', { name: t(label), n })
}

function sentenceOf({ why, n = 0 }: Problem, left: boolean): string | undefined {
  switch (why) {
    case 'missing':
      return undefined // said once, beside Send
    case 'long':
      return t('composer.tooLong', { n })
    case 'many':
      return t('insert.tooMany', { n })
    default:
      return left ? t(SENTENCES[why]) : undefined
  }
}

/** One of several: taken away by its cross. Without a tooltip of our own, which would make the form scroll sideways. */
export function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const words = t('insert.remove', { name })
  return (
    <button type="button" class="icon-button insert-remove" aria-label={words} title={words} onClick={onClick}>
      <X size={16} />
    </button>
  )
}

export function Add({ label, disabled, onClick }: { label: MessageKey; disabled: boolean; onClick: () => void }) {
  if (disabled) return null
  return (
    <Button kind="quiet" class="insert-add" icon={<Plus size={16} />} onClick={onClick}>
      {t(label)}
    </Button>
  )
}

export function replaced<Item>(items: readonly Item[], at: number, changes: Partial<Item> | Item): Item[] {
  return items.map((item, index) => {
    if (index !== at) return item
    return typeof item === 'object' ? { ...item, ...changes } : (changes as Item) // a word is replaced as a whole
  })
}

export function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at)
}
