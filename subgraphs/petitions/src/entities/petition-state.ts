import { graphEnum } from '@shiyu/kit';

/** Apart from the entity, because a petition and its steps name it. */
export const PetitionState = graphEnum('PetitionState', 'Where a petition stands. 信访状态', {
  REGISTERED: 'Registered. 已登记',
  FORWARDED: 'Forwarded. 已转送',
  ASSIGNED: 'Assigned. 已交办',
  GUIDED_TO_LAW: 'Guided to the courts. 导入法律途径',
  NOT_ACCEPTED_DUPLICATE: 'Not accepted, a duplicate. 重复不予受理',
  OBJECTED_BACK: 'Returned by the organ, not in its remit. 异议退回',
  ACCEPTED: 'Accepted. 已受理',
  HANDLING: 'Being handled. 办理中',
  MEDIATING: 'Being mediated. 调解中',
  REPLIED: 'Answered in writing. 已答复',
  SATISFIED: 'The petitioner is satisfied. 满意',
  REVIEW_REQUESTED: 'A review was asked for. 申请复查',
  REVIEWED: 'Reviewed. 已复查',
  REEXAM_REQUESTED: 'A re-examination was asked for. 申请复核',
  REEXAMINED: 'Re-examined. 已复核',
  CLOSED: 'Closed. 终结',
});
