import type { AnswerActions } from "@/components/admin/requests/request-card";
import { approveAction, refuseAction, withdrawAction } from "./actions";

export const answers: AnswerActions = {
  approve: approveAction,
  refuse: refuseAction,
  withdraw: withdrawAction,
};
