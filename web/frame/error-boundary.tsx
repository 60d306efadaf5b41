import { Component, type ComponentChildren } from 'preact'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'

interface Props {
  children: ComponentChildren
}

/** The part that failed says so where it stands; the rest lives. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Empty
        title={t('frame.brokenTitle')}
        action={<Button onClick={() => this.setState({ broken: false })}>{t('frame.reload')}</Button>}
      >
        {t('frame.brokenText')}
      </Empty>
    )
  }
}
