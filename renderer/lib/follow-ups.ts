export { isFollowUpOpen, listOpenFollowUps, writtenDay } from '../../shared/domain/clocks/open-follow-ups.ts';
