import { t } from '../../i18n'
import { filledPieces, type Template } from './templates'

/** As the customer will see it; a blank that is still empty is marked. */
export function TemplatePreview({ template, values }: { template: Template; values: Record<string, string> }) {
  const { header, body, footer, buttons, language } = template
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div class="template-preview" {...{ role: 'group', 'aria-label': t('composer.asTheySee') }} tabIndex={0}>
      <p class="template-about">{t('composer.asTheySee')}</p>
      <div class="template-card" lang={language.slice(0, 2)}>
        {header?.text && (
          <p class="template-header" dir="auto">
            {header.text}
          </p>
        )}
        <p class="template-body" dir="auto">
          {filledPieces(body, values).map(({ text, kind }, index) =>
            kind === 'fixed' ? text : kind === 'value' ? <b key={index}>{text}</b> : <mark key={index}>{text}</mark>,
          )}
        </p>
        {footer && (
          <p class="template-footer" dir="auto">
            {footer}
          </p>
        )}
        {buttons.map(({ text }) => (
          <p key={text} class="template-button" dir="auto">
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}
