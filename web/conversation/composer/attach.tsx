import { Paperclip } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { t } from '../../i18n'
import { limitWords } from '../../media/limit-words'
import { IconButton } from '../../ui/button'
import { say } from '../../ui/toast'

/** Lies ready above the text what was chosen, dropped or pasted. `caption`: of the first. */
export async function attach(conversationId: string, files: readonly File[], caption = ''): Promise<void> {
  if (files.length === 0) return
  const { addFiles, MOST_FILES } = await import('../../media/tray')
  const left = addFiles(conversationId, files, caption)
  if (left > 0) say(t('media.tooMany', { n: MOST_FILES }))
}

export function AttachButton({ conversationId }: { conversationId: string }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        data-attach
        onChange={(event) => {
          void attach(conversationId, [...(event.currentTarget.files ?? [])])
          event.currentTarget.value = '' // the same file may be chosen again
        }}
      />
      <IconButton name={t('media.attach')} title={limitWords()} tip="above" onClick={() => field.current?.click()}>
        <Paperclip size={18} />
      </IconButton>
    </>
  )
}

/** Pictures from the clipboard. Where words come with them (office programs do that), the words are meant. */
export function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  if (!clipboardData || clipboardData.types.includes('text/plain')) return []
  return [...clipboardData.files]
}
