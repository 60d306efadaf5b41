import {
  ClipboardList,
  Copy,
  ExternalLink,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  Package,
  Phone,
  Reply,
  Ticket,
  Video,
} from 'lucide-preact'
import { t } from '../../i18n'
import { dayAndTime } from '../../i18n/time'
import type { TemplateField } from './template-fields'
import { blanksFilled, type ContactFields, type Values } from './template-values'
import { filledPieces, type Template } from './templates'

interface Props {
  template: Template
  fields: readonly TemplateField[]
  values: Values
  contact: ContactFields
}

type Part = Pick<Template, 'header' | 'body' | 'buttons'>

/** As the customer will see it; a blank that is still empty is marked. */
export function TemplatePreview({ template, fields, values, contact }: Props) {
  const { footer, language, cards, limitedTimeOffer } = template
  const own = fields.filter(({ card }) => card === undefined)
  const endsAt = Date.parse(values.offer?.endsAt ?? '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div class="template-preview" {...{ role: 'group', 'aria-label': t('composer.asTheySee') }} tabIndex={0}>
      <p class="template-about">{t('composer.asTheySee')}</p>
      <div class="template-card" lang={language.slice(0, 2)}>
        <PartPreview part={template} {...{ fields: own, values, contact }}>
          {limitedTimeOffer && (
            <p class="template-offer" dir="auto">
              <Ticket size={16} />
              <span>
                <b>{limitedTimeOffer.text}</b>
                {limitedTimeOffer.expires && !Number.isNaN(endsAt) && (
                  <span> · {t('insert.offerUntil', { time: dayAndTime(endsAt, Date.now()) })}</span>
                )}
              </span>
            </p>
          )}
          {footer && (
            <p class="template-footer" dir="auto">
              {footer}
            </p>
          )}
        </PartPreview>
      </div>
      {cards.length > 0 && (
        <div class="template-cards" lang={language.slice(0, 2)}>
          {cards.map((card, index) => (
            <div key={index} class="template-card">
              <PartPreview
                part={card}
                {...{ fields: fields.filter((field) => field.card === index), values, contact }}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

interface PartProps extends Omit<Props, 'template'> {
  part: Part
  children?: preact.ComponentChildren
}

function PartPreview({ part, fields, values, contact, children }: PartProps) {
  const { header, body, buttons } = part
  return (
    <>
      {header && <Header {...{ header, fields, values, contact }} />}
      {body !== '' && (
        <p class="template-body" dir="auto">
          <Blanks text={body} values={blanksFilled(fields, 'body', values, contact)} />
        </p>
      )}
      {children}
      {buttons.map(({ type, text }, index) => {
        const Icon = BUTTONS[type] ?? Reply
        return (
          <p key={index} class="template-button" dir="auto">
            <Icon size={14} />
            {text}
          </p>
        )
      })}
    </>
  )
}

const BUTTONS: Readonly<Record<string, LucideIcon>> = {
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  VOICE_CALL: Phone,
  COPY_CODE: Copy,
  OTP: Copy,
  FLOW: ClipboardList,
  CATALOG: Package,
  MPM: Package,
  SPM: Package,
}

const FILES: Readonly<Record<string, LucideIcon>> = {
  IMAGE: Image,
  VIDEO: Video,
  DOCUMENT: FileText,
  LOCATION: MapPin,
  PRODUCT: Package,
}

function Header({
  header,
  fields,
  values,
  contact,
}: Omit<PartProps, 'part'> & { header: NonNullable<Part['header']> }) {
  if (header.format === 'TEXT') {
    return (
      <p class="template-header" dir="auto">
        <Blanks text={header.text ?? ''} values={blanksFilled(fields, 'header', values, contact)} />
      </p>
    )
  }
  const field = fields.find(({ kind }) => kind === 'file' || kind === 'place' || kind === 'product')
  const filled = field && values[field.key]
  const Icon = FILES[header.format] ?? FileText
  if (filled?.upload?.kind === 'image') return <img class="template-picture" src={filled.upload.url} alt="" />
  return (
    <p class="template-media">
      <Icon size={24} />
      <bdi>{filled?.upload?.filename ?? filled?.place?.name ?? filled?.product?.productId ?? ''}</bdi>
    </p>
  )
}

function Blanks({ text, values }: { text: string; values: Readonly<Record<string, string>> }) {
  return (
    <>
      {filledPieces(text, values).map((piece, index) =>
        piece.kind === 'fixed' ? (
          piece.text
        ) : piece.kind === 'value' ? (
          <b key={index}>{piece.text}</b>
        ) : (
          <mark key={index}>{piece.text}</mark>
        ),
      )}
    </>
  )
}
