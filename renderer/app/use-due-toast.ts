import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { call } from '../lib/client.ts';
import { showFailure } from '../lib/change.ts';
import { showToast } from '../lib/toast-queue.ts';

/** Says once, when the window opens, how many things are due today; the list of appeals shows which. */
export function useDueToast(): void {
  const { t } = useLingui();
  const [path, navigate] = useLocation();
  const wasTold = useRef(path === '/cases');
  useEffect(() => {
    if (wasTold.current) return;
    wasTold.current = true;
    call('clocks.listDue', {}).then((due) => {
      const count = due.filter(({ clock }) => clock.state === 'today' || clock.state === 'over').length;
      if (count === 0) return;
      showToast({
        text: t`${plural(count, { one: '# thing is due', other: '# things are due' })}`,
        action: { label: t`Show`, onAction: () => navigate('/cases') },
      });
    }, showFailure);
  }, [navigate, t]);
}
