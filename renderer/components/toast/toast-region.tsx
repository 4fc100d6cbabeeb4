import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastBody,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { toastQueue, type ToastContent } from '../../lib/toast-queue.ts';
import styles from './toast.module.css';

/** Where toasts appear. Once per window. */
export function ToastRegion() {
  const { t } = useLingui();
  return (
    <AriaToastRegion queue={toastQueue} className={styles.region ?? ''} aria-label={t`Messages`} data-panel="toasts">
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast ?? ''}>
          <ToneIcon tone={toast.content.tone} />
          <ToastBody className={styles.body ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastBody>
          {toast.content.action && (
            <Button
              slot={null}
              size="sm"
              variant="quiet"
              onPress={() => {
                toastQueue.close(toast.key);
                toast.content.action?.onAction();
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton slot={null} icon={X} size="sm" label={t`Close`} onPress={() => toastQueue.close(toast.key)} />
        </Toast>
      )}
    </AriaToastRegion>
  );
}

function ToneIcon({ tone }: { readonly tone: ToastContent['tone'] }) {
  if (tone === 'success') return <CircleCheck className={styles.success} aria-hidden />;
  if (tone === 'danger') return <CircleAlert className={styles.danger} aria-hidden />;
  return null;
}
