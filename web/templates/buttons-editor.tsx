import { ArrowDown, ArrowUp, Copy, Link2, Phone, Plus, Reply, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { DraftButton } from '../../workers/templates/draft'
import { t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { TextField } from '../ui/field'
import { Menu, MenuItem } from '../ui/menu'
import type { Builder } from './builder-store'
import { firstSaid, SaidAt } from './said-at'

const MOST = 10
type Kind = 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER' | 'COPY_CODE'
const KINDS: Kind[] = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE']

function kindName(kind: string): string {
  if (kind === 'QUICK_REPLY') return t('templates.quickReply')
  if (kind === 'URL') return t('templates.link')
  return kind === 'PHONE_NUMBER' ? t('templates.phoneButton') : t('templates.copyCode')
}

const ICONS: Record<Kind, ComponentChildren> = {
  QUICK_REPLY: <Reply size={16} />,
  URL: <Link2 size={16} />,
  PHONE_NUMBER: <Phone size={16} />,
  COPY_CODE: <Copy size={16} />,
}

/** What the customer can tap, in the order in which it stands under the text. */
export function ButtonsEditor({ builder, disabled }: { builder: Builder; disabled: boolean }) {
  const { buttons } = builder.draft.value
  const change = (next: DraftButton[]) => builder.set({ buttons: next })
  const update = (at: number, part: object) =>
    change(buttons.map((one, index) => (index === at ? ({ ...one, ...part } as DraftButton) : one)))
  const move = (at: number, by: number) => {
    const next = [...buttons]
    const [taken] = next.splice(at, 1)
    if (taken) next.splice(at + by, 0, taken)
    change(next)
  }
  return (
    <fieldset class="builder-group">
      <legend>{t('templates.buttons')}</legend>
      {buttons.length > 0 && (
        <ol class="builder-buttons">
          {buttons.map((button, index) => (
            <li key={index} class="builder-button">
              <p class="builder-button-head">
                <span>{kindName(button.type)}</span>
                {!disabled && (
                  <>
                    <IconButton name={t('templates.moveUp')} disabled={index === 0} onClick={() => move(index, -1)}>
                      <ArrowUp size={16} />
                    </IconButton>
                    <IconButton
                      tip="inward"
                      name={t('templates.moveDown')}
                      disabled={index === buttons.length - 1}
                      onClick={() => move(index, 1)}
                    >
                      <ArrowDown size={16} />
                    </IconButton>
                    <IconButton
                      tip="inward"
                      name={t('templates.removeButton', { n: index + 1 })}
                      onClick={() => change(buttons.filter((_, one) => one !== index))}
                    >
                      <X size={16} />
                    </IconButton>
                  </>
                )}
              </p>
              <ButtonFields
                {...{ button, builder, disabled }}
                field={`buttons.${index}`}
                update={(part) => update(index, part)}
              />
              <SaidAt builder={builder} field={`buttons.${index}`} />
            </li>
          ))}
        </ol>
      )}
      <SaidAt builder={builder} field="buttons" />
      {!disabled && buttons.length < MOST && (
        <Menu
          label={t('templates.addButton')}
          trigger={(attributes) => (
            <Button icon={<Plus size={16} />} class="builder-add" {...attributes}>
              {t('templates.addButton')}
            </Button>
          )}
        >
          {(close) =>
            KINDS.map((kind) => (
              <MenuItem
                key={kind}
                icon={ICONS[kind]}
                onClick={() => {
                  close()
                  change([...buttons, emptyButton(kind)])
                }}
              >
                {kindName(kind)}
              </MenuItem>
            ))
          }
        </Menu>
      )}
    </fieldset>
  )
}

interface FieldsProps {
  button: DraftButton
  builder: Builder
  field: string
  disabled: boolean
  update: (part: object) => void
}

function ButtonFields({ button, builder, field, disabled, update }: FieldsProps) {
  const typed = (name: string, label: string, value: string, help?: string) => (
    <TextField
      label={label}
      help={help}
      error={firstSaid(builder, `${field}.${name}`)}
      value={value}
      disabled={disabled}
      onInput={(event) => {
        builder.visit(`${field}.${name}`)
        update({ [name]: event.currentTarget.value })
      }}
    />
  )
  return (
    <>
      {'text' in button && typed('text', t('templates.buttonText'), button.text)}
      {button.type === 'URL' &&
        typed('url', t('templates.address'), button.url, t('templates.addressHelp', { blank: '{{1}}' }))}
      {button.type === 'PHONE_NUMBER' && typed('phone', t('templates.phone'), button.phone)}
      {button.type === 'COPY_CODE' && <p class="page-help">{t('templates.copyCodeHelp')}</p>}
    </>
  )
}

function emptyButton(kind: Kind): DraftButton {
  switch (kind) {
    case 'QUICK_REPLY':
      return { type: kind, text: '' }
    case 'URL':
      return { type: kind, text: '', url: 'https://', example: '' }
    case 'PHONE_NUMBER':
      return { type: kind, text: '', phone: '+' }
    case 'COPY_CODE':
      return { type: kind, example: '' }
  }
}
