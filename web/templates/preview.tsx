import { useSignal } from '@preact/signals'
import { Copy, ExternalLink, FileText, Image, MapPin, Moon, Phone, Reply, Sun, Video } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { DraftButton, TemplateDraft } from '../../workers/templates/draft'
import { theme } from '../frame/preferences'
import { t } from '../i18n'
import { IconButton } from '../ui/button'
import { Formatted } from './formatted'
import './preview.css'

const FILES = {
  IMAGE: <Image size={28} />,
  VIDEO: <Video size={28} />,
  DOCUMENT: <FileText size={28} />,
  LOCATION: <MapPin size={28} />,
}

/** As it will stand on the customer's phone, by day or by night. */
export function Preview({ draft, sampleUrl }: { draft: TemplateDraft; sampleUrl?: string | null }) {
  const dark = useSignal(theme.peek() === 'dark' || document.documentElement.dataset.theme === 'dark')
  const { header, body, examples, footer, buttons, authentication, language } = draft
  const filling = (blank: string) => examples[blank]
  return (
    <section class="preview" aria-label={t('composer.asTheySee')}>
      <p class="preview-head">
        <span>{t('composer.asTheySee')}</span>
        <IconButton
          tip="inward"
          name={t(dark.value ? 'templates.previewLight' : 'templates.previewDark')}
          onClick={() => (dark.value = !dark.value)}
        >
          {dark.value ? <Sun size={16} /> : <Moon size={16} />}
        </IconButton>
      </p>
      <div class={dark.value ? 'chat chat-dark' : 'chat'}>
        <div class="chat-bubble" lang={language.slice(0, 2)} dir="auto">
          {header && header.format !== 'TEXT' && (
            <div class="chat-file">
              {sampleUrl && header.format === 'IMAGE' ? <img src={sampleUrl} alt="" /> : FILES[header.format]}
            </div>
          )}
          {header?.format === 'TEXT' && header.text && (
            <p class="chat-title" dir="auto">
              <Formatted text={header.text} filling={() => header.example} />
            </p>
          )}
          <p class="chat-text" dir="auto">
            {authentication ? (
              <>
                <b>123456</b> {t('templates.codeText')}
                {authentication.securityNote && ` ${t('templates.codeNote')}`}
              </>
            ) : body === '' ? (
              <span class="chat-empty">{t('templates.previewEmpty')}</span>
            ) : (
              <Formatted text={body} filling={filling} />
            )}
          </p>
          {authentication?.expiresInMinutes ? (
            <p class="chat-footer">{t('templates.codeExpires', { n: authentication.expiresInMinutes })}</p>
          ) : null}
          {footer && (
            <p class="chat-footer" dir="auto">
              {footer}
            </p>
          )}
          {authentication && (
            <ChatButton icon={<Copy size={16} />} text={authentication.buttonText || t('templates.copyCode')} />
          )}
          {buttons.map((button, index) => (
            <ChatButton
              key={index}
              icon={iconOf(button)}
              text={'text' in button ? button.text : t('templates.copyCode')}
            />
          ))}
        </div>
      </div>
    </section>
  )
}

function ChatButton({ icon, text }: { icon: ComponentChildren; text: string }) {
  return (
    <p class="chat-button">
      {icon}
      <span dir="auto">{text || '…'}</span>
    </p>
  )
}

function iconOf({ type }: DraftButton): ComponentChildren {
  switch (type) {
    case 'URL':
      return <ExternalLink size={16} />
    case 'PHONE_NUMBER':
      return <Phone size={16} />
    case 'COPY_CODE':
      return <Copy size={16} />
    default:
      return <Reply size={16} />
  }
}
