package dev.refine.quality;

import dev.refine.problem.WorkloadException;
import dev.refine.quality.command.MissingProgram;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleRequest;
import java.util.List;

/** A call and its record in the journal. */
final class Replies {

    private Replies() {}

    /**
     * @throws Stop when the call would exceed the budget
     * @throws WorkloadException when the role's program is not there
     */
    static Reply recorded(Bench bench, Backend backend, RoleRequest request) {
        if (!bench.calls().isAnswered(backend, request)) {
            new Purse(bench).check(List.of(backend));
        }
        bench.said().accept(request.role().word() + " " + request.label() + " (" + backend.name() + ")");
        Reply reply = bench.calls().call(backend, request);
        if (reply.call().status() == Call.Status.NOT_STARTABLE) {
            throw missing(reply.call());
        }
        record(bench, reply.call());
        return reply;
    }

    static void record(Bench bench, Call call) {
        if (!bench.state().knows(call)) {
            bench.session().append(new QualityEvent.RoleCalled(call));
        }
    }

    static WorkloadException missing(Call call) {
        return new WorkloadException(MissingProgram.ofRole(call.role().word(), call.backend(), call.note()));
    }
}
